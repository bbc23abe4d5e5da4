"""Page and blocks in, mentions out: places, times and quantities, each found and then chosen, with a reason."""
