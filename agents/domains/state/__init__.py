"""Things whose state changes move by move: objects in boxes, walkers on grids, small machines."""
