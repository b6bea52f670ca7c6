"""What worker processes do for a comparison: record samples, and have them told and checked."""
