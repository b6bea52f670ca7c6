"""The roles: who writes programs, who tells their traces, who checks the telling."""
