"""Career conversations on the screen: prepared step by step, briefed, held, written up."""
