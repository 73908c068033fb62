/// What a log of plans is about: [org.plumbline.plan.digest.LogDigest] groups its plans by normalised statement and by the plan's
/// shape, with counts and times, in memory that does not grow with the log.
package org.plumbline.plan.digest;
