/// What a plan's printed figures mean: [org.plumbline.plan.measure.Measure] makes a [org.plumbline.plan.measure.MeasuredPlan] of a plan.
/// The rules are numbered 1 to 24 in ARITHMETIC.md beside this package's sources.
package org.plumbline.plan.measure;
