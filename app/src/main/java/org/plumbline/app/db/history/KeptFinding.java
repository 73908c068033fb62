package org.plumbline.app.db.history;

import org.plumbline.advice.Severity;

/// What was found in a run's plan at that time, with what the database's catalogue said then.
///
/// @param rule the rule's id
public record KeptFinding(String rule, Severity severity) {}
