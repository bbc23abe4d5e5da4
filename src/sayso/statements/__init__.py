"""Page and blocks in, statements out."""
