"""Makes the trained tagger: who says what, marked word by word. See README.md beside this file."""
