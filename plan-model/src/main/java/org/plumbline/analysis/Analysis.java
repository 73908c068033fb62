package org.plumbline.analysis;

import org.plumbline.advice.Advice;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.parse.SourceText;

/// All that is known of one plan.
///
/// @param source the text it was found in
/// @param index its number among the plans of that text, from 0
/// @param measured the plan and its figures
/// @param advice what is wrong with it
public record Analysis(SourceText source, int index, MeasuredPlan measured, Advice advice) implements ReadPlan {}
