"""What is exact in a text and can be looked up: dates, sums of money, and the numbers of people and cases."""
