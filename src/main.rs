//! The command line: parses, calls one function, prints an error once.

fn main() {}
