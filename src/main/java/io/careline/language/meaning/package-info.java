/**
 * What sentences mean, as vectors that are near for texts that say the same. Owns the models, the
 * threads that ask them and nothing else: no tables, no network, no files but those of its jars.
 * {@link io.careline.language.meaning.Meaning} is the door; whoever compares, searches or learns
 * from meaning may call it, from any thread.
 */
package io.careline.language.meaning;
