"""Stories: people on phones, from the first word to the last. Nothing is known here but what a phone shows."""
