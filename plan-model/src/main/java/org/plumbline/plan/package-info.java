/// What an EXPLAIN plan is: [org.plumbline.plan.Plan] and its [org.plumbline.plan.PlanNode]s, as printed and never recalculated.
package org.plumbline.plan;
