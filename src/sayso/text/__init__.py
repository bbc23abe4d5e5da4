"""What every stage needs to know about text, and nothing about news."""
