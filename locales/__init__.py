"""Every text in every language: the template, a catalogue for each language, and the tool that keeps them."""
