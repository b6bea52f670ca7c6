"""Rows in the form that trainers read, with a dataset card: `code2cot export DIR --to FORMAT`."""
