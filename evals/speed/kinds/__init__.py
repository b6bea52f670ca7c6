"""Programs of six kinds, one file each, that do little but their kind; ``solve(size)`` takes about ``size`` steps."""
