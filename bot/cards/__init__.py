"""What a card says: pure functions from values to messages with buttons. No words of people stand here, only
references to them."""
