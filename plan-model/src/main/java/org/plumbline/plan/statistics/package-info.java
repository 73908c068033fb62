/// What the nodes of a plan took together, by what they do and read: [org.plumbline.plan.statistics.PlanStatistics].
package org.plumbline.plan.statistics;
