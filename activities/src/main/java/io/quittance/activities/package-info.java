/** The activity implementations: they map wire records and classify failures, and nothing else. */
@NullMarked
package io.quittance.activities;

import org.jspecify.annotations.NullMarked;
