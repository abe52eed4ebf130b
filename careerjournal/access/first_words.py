"""What is said when a journal is made: what it is, and what its recovery code is for."""

WELCOME = """\
This is a private journal of your career: what you want, where you have moved, what went wrong and what it taught you.

It lives in one encrypted file on this device. Opening it takes your passphrase and a secret that is kept on this \
device, so the file alone is useless to anybody else. Nothing is ever sent anywhere.

What it cannot protect you from: a device that somebody else controls while you write; a person looking over your \
shoulder; a passphrase that can be guessed by somebody who has the device; what you choose to share. And if you lose \
both the passphrase and the recovery code, nobody can open it again, we least of all."""

CHOOSING = "Several words are best. You will type it each time you open the journal."

SAYS = (
    "Write this down on paper and keep it safe. It opens the journal on any device if the passphrase or this device is "
    "lost. It is shown this once, and kept nowhere."
)
AGAIN = (
    "Nobody confirmed the code that was shown before: the program was left before two of its groups were typed back. "
    "That code no longer opens the journal; this new one does."
)
UNCONFIRMED = "This code is not confirmed then: the next time the journal is opened, it gets a new one."
NOT_NOW = "Nobody has confirmed the recovery code, and it could not be replaced now. The next opening tries again."
NOT_NOTED = "That the recovery code is confirmed could not be kept, so the next opening makes a new one."
