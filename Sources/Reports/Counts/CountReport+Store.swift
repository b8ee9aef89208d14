public import Store

extension CountReport {
    /// Reads a report out of a store.
    ///
    /// - Throws: ``ReportError`` where the store has nothing of the kind, or the same time of a camera twice; ``Store/StoreError``.
    public init(_ request: ReportRequest, from store: StoreReader) throws {
        let selected = try SelectedRuns(request, in: store)
        let bins = try TimeBins(request.bin, zone: selected.zone, from: selected.start, to: selected.end)
        let quarters = try TimeBins(.fifteenMinutes, zone: selected.zone, from: selected.start, to: selected.end)
        var tally = try CountTally(selected.runs, request: request, bins: bins, quarters: quarters)
        try tally.read(store)
        self.init(bins: bins, cameras: try tally.cameras(), notes: selected.notes)
    }
}
