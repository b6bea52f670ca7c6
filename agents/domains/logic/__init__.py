"""Symbolic deduction: rules, truth tables, liars, syllogisms, orders and assignments; a proof is an execution."""
