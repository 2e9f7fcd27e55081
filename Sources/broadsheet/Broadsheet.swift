import ArgumentParser

@main
struct Broadsheet: ParsableCommand {}
