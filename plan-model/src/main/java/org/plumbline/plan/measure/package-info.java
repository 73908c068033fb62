/// What a plan's printed figures mean: [org.plumbline.plan.measure.Measure] makes a [org.plumbline.plan.measure.MeasuredPlan] of a plan.
/// The rules are numbered 1 to 24 in arithmetic.md beside this package.
package org.plumbline.plan.measure;
