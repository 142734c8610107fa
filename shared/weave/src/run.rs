//! Runs every notebook on the real kernel and compares each output with the accepted one.
