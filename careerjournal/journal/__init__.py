"""An open journal: typed collections, links, search, drafts, trash, history; `access.door.Door` is the way in.

Nothing is imported here: the first frame stands before the database and the ciphers are loaded.
"""
