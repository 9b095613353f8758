/**
 * Linear models over words and letter sequences: how a text becomes features, how a model weighs
 * them, and the file that a model is kept in. Pure functions; knows nothing of tones or topics.
 */
package io.careline.language.model;
