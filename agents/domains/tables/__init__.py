"""Tables: rows, filters, groups, joins, running totals, rankings, dates and calendars."""
