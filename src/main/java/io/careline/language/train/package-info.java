/**
 * Makes models from labelled texts: reads JSON lines, trains with CoreNLP's linear classifier,
 * measures on texts that were not trained on, and writes the model with its card.
 */
package io.careline.language.train;
