"""What the engine is compared with, one module each; a process of its own for each.

Every module can be run (``python -m bench.peers.NAME``); bench.peers.worker says how.
Processes are apart so that the memory of one peer is not counted for another.
"""
