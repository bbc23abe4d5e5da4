"""How the weights of the events' stage are made."""
