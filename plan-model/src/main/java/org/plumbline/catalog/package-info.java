/// What a database says of its tables, indexes and workload: read before an analysis, passed in as records, never queried by a rule.
package org.plumbline.catalog;
