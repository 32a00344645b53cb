// Tests write to the same documents when these are updated.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
