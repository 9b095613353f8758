/** The web form as a channel. The page and its routes are the portal's. */
package io.careline.intake.web;
