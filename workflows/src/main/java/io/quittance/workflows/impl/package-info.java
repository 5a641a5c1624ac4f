/**
 * The shell that interprets the machine as a Temporal workflow. It is the only code that calls
 * {@code io.temporal.workflow}, and it decides nothing about money.
 */
@NullMarked
package io.quittance.workflows.impl;

import org.jspecify.annotations.NullMarked;
