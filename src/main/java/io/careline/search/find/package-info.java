/** Questions: from what somebody typed to Lucene's query, and from hits to passages and counts. */
package io.careline.search.find;
