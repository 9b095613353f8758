/**
 * The customers' side: the request form and following a request. Owns no tables; hands everything
 * to intake.
 */
package io.careline.portal;
