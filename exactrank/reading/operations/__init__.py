"""Row operations: names of rows, their grammar, sentences, and the signs they stand on."""
