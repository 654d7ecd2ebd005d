"""The workbench: a casebook in the browser, where people decide.

Pages are functions from what is asked to an answer (`pages/`), listed with the role that each needs in
one table (`routes`), which the router, the description of the API and the test of who may do what all
read. `app` joins them, `guard` keeps other sites out, `sessions` knows who is logged in, `jobs` does what
takes long in a process of its own. Every page works without JavaScript.
"""
