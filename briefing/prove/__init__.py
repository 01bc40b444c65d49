"""The proof that the rules work: errors planted in correct sentences, errors written by hand, and faithful paraphrases.

Nothing here knows the rules, their word lists or their patterns: an error must not be made by the list that finds it. What
checks the sentences is given from outside.
"""
