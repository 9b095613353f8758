/** What tickets and questions are about, as vectors: made in the background, asked for at once. */
package io.careline.search.meaning;
