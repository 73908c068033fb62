package org.plumbline.analysis;

import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.parse.SourceText;

/// A plan of which no rule was asked yet: [Analyzer#advise(UnadvisedPlan)] does that.
public record UnadvisedPlan(SourceText source, int index, MeasuredPlan measured) implements ReadPlan {}
