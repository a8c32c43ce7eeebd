"""Statistics as pure functions over sufficient statistics, one question a file.

`lift.answer` is the one door for questions in plain data; reports call the functions themselves.
"""
