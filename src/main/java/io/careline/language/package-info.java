/**
 * What Careline reads in a message: its language, its tone with the words that made it think so,
 * how urgent and how angry it is, what it is about, and where it holds personal data. Pure
 * functions over models that are loaded once; owns no tables, does no I/O after the start, and
 * calls nobody. The embeddings of {@link io.careline.language.meaning} have a pool of their own.
 */
package io.careline.language;
