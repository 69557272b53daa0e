Feature: Ends of processes with any history
  SWRA513C section 4.3. A process ends in the same ways, whatever its options and roles are, which processes have preceded
  it, and which attempts have failed. The rows combine each two of these.

  Rule: PROV-4.3-09 A stop leads back to the initial role after any earlier process or attempt

    @PROV-4.3-09
    Scenario Outline: PROV-4.3-09/8 The host stops <process> with any history, and the device serves its calls
      Given <process> is waiting for a profile
      When the host stops provisioning
      Then the process ends in role <role at the end>
      And every harmless command is served

      # pairs: stop, 45 of 1626 combinations; every pair of values is among them
      Examples: first combinations
        | process                                           | role at the end |
        | AP provisioning after a stop with a refused start | STA             |
        | AP provisioning after a stop with a refused abort | STA             |
        | AP provisioning after external configuration      | STA             |

      Examples: further combinations
        | process                                                                                                  | role at the end |
        | AP+SmartConfig provisioning after two stops with a refused start                                         | STA             |
        | AP+SmartConfig provisioning with external confirmation after a reset and a time-out with a refused abort | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key after two stops                                       | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key after a time-out and a reset                          | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration                          | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP to role AP after a stop                  | AP              |
        | auto-provisioning as an access point after a stop                                                        | AP              |
        | auto-provisioning as an access point after two stops                                                     | AP              |
        | auto-provisioning as an access point after a time-out and a reset                                        | AP              |
        | auto-provisioning as an access point after external configuration                                        | AP              |

      @needs-phone
      Examples: further combinations
        | process                                                                                                                               | role at the end |
        | AP provisioning in its second attempt                                                                                                 | STA             |
        | AP provisioning after a reset and a time-out in its second attempt                                                                    | STA             |
        | AP provisioning after external configuration in its third attempt with a refused abort                                                | STA             |
        | AP provisioning with external confirmation after a stop in its third attempt                                                          | STA             |
        | AP provisioning with external confirmation after a time-out and a reset in its third attempt                                          | STA             |
        | AP provisioning with external confirmation from role AP after two stops in its second attempt with a refused abort                    | AP              |
        | AP+SmartConfig provisioning after a time-out and a reset in its second attempt with a refused start                                   | STA             |
        | AP+SmartConfig provisioning from role AP to role AP after external configuration in its second attempt                                | AP              |
        | AP+SmartConfig provisioning with external confirmation in its third attempt with a refused start                                      | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a reset and a time-out in its second attempt with a refused start | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset in its third attempt with a refused abort  | STA             |
        | auto-provisioning as an access point in its second attempt                                                                            | AP              |
        | auto-provisioning as an access point after a reset and a time-out in its third attempt                                                | AP              |

      @needs-smartconfig
      Examples: further combinations
        | process                                                                                      | role at the end |
        | SmartConfig provisioning after a reset and a time-out                                        | STA             |
        | SmartConfig provisioning after a time-out and a reset                                        | STA             |
        | SmartConfig provisioning with a SmartConfig key from role AP to role AP with a refused abort | AP              |
        | auto-provisioning as a station after a stop                                                  | STA             |
        | auto-provisioning as a station after two stops                                               | STA             |
        | auto-provisioning as a station after a reset and a time-out                                  | STA             |
        | auto-provisioning as a station after a time-out and a reset                                  | STA             |
        | auto-provisioning as a station after external configuration                                  | STA             |

      @needs-network @needs-phone
      Examples: further combinations
        | process                                                                                                                      | role at the end |
        | AP provisioning to role AP after a success with a refused start                                                              | STA             |
        | AP provisioning with external confirmation from role AP to role AP after a success in its third attempt with a refused start | AP              |
        | AP+SmartConfig provisioning from role AP after a success in its second attempt with a refused abort                          | AP              |
        | AP+SmartConfig provisioning with a SmartConfig key after a success                                                           | STA             |
        | auto-provisioning as an access point after a success                                                                         | AP              |

      @needs-phone @needs-smartconfig
      Examples: further combinations
        | process                                                                                                                     | role at the end |
        | SmartConfig provisioning after a stop in its second attempt                                                                 | STA             |
        | SmartConfig provisioning to role AP after two stops in its third attempt                                                    | STA             |
        | SmartConfig provisioning with external confirmation after external configuration in its second attempt with a refused start | STA             |
        | auto-provisioning as a station in its second attempt                                                                        | STA             |

      @needs-network @needs-phone @needs-smartconfig
      Examples: further combinations
        | process                                                             | role at the end |
        | SmartConfig provisioning after a success                            | STA             |
        | auto-provisioning as a station after a success in its third attempt | STA             |
      # end of pairs

  Rule: PROV-4.3-10 A time-out leads back to the initial role after any earlier process or attempt

    @PROV-4.3-10
    Scenario Outline: PROV-4.3-10/7 The time-out of <process> leads to role <role at the end>
      Given <process> is waiting for a profile
      Then the process ends in role <role at the end>

      # pairs: ended by inactivity, 26 of 576 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                                                                     | role at the end |
        | AP provisioning with the short inactivity time-out (30 s)                                                   | STA             |
        | AP provisioning after a stop with the short inactivity time-out (30 s)                                      | STA             |
        | AP provisioning after a time-out and a reset with a refused start with the short inactivity time-out (30 s) | STA             |

      Examples: further combinations
        | process                                                                                                                                            | role at the end |
        | AP provisioning after external configuration with the short inactivity time-out (30 s)                                                             | STA             |
        | AP provisioning to role AP after two stops with a refused abort with the short inactivity time-out (30 s)                                          | STA             |
        | AP provisioning to role AP after a reset and a time-out with the short inactivity time-out (30 s)                                                  | STA             |
        | AP provisioning with external confirmation after a reset and a time-out with the short inactivity time-out (30 s)                                  | STA             |
        | AP+SmartConfig provisioning from role AP to role AP after external configuration with the short inactivity time-out (30 s)                         | AP              |
        | AP+SmartConfig provisioning with external confirmation after two stops with a refused start with the short inactivity time-out (30 s)              | STA             |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset with a refused abort with the short inactivity time-out (30 s) | STA             |
        | AP+SmartConfig provisioning with external confirmation from role AP with a refused abort with the short inactivity time-out (30 s)                 | AP              |
        | AP+SmartConfig provisioning with external confirmation from role AP after a stop with a refused abort with the short inactivity time-out (30 s)    | AP              |
        | AP+SmartConfig provisioning with a SmartConfig key with the short inactivity time-out (30 s)                                                       | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop with the short inactivity time-out (30 s)                                          | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out with a refused abort with the short inactivity time-out (30 s)     | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration with a refused start with the short inactivity time-out (30 s)     | STA             |

      @needs-smartconfig
      Examples: further combinations
        | process                                                                                                                                         | role at the end |
        | SmartConfig provisioning after two stops with the short inactivity time-out (30 s)                                                              | STA             |
        | SmartConfig provisioning to role AP after a stop with a refused start with the short inactivity time-out (30 s)                                 | STA             |
        | SmartConfig provisioning with external confirmation after external configuration with a refused abort with the short inactivity time-out (30 s) | STA             |
        | SmartConfig provisioning with external confirmation to role AP with a refused start with the short inactivity time-out (30 s)                   | STA             |
        | SmartConfig provisioning with a SmartConfig key after a reset and a time-out with a refused start with the short inactivity time-out (30 s)     | STA             |
        | SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset with the short inactivity time-out (30 s)               | STA             |
        | SmartConfig provisioning with a SmartConfig key from role AP after two stops with a refused start with the short inactivity time-out (30 s)     | AP              |

      @needs-network @needs-phone
      Examples: further combinations
        | process                                                                                                                                      | role at the end |
        | AP provisioning with external confirmation from role AP after a success with the short inactivity time-out (30 s)                            | AP              |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a success with a refused start with the short inactivity time-out (30 s) | STA             |

      @needs-network @needs-phone @needs-smartconfig
      Examples: further combinations
        | process                                                                                                 | role at the end |
        | SmartConfig provisioning after a success with a refused abort with the short inactivity time-out (30 s) | STA             |
      # end of pairs

  Rule: PROV-4.3-06 A profile postpones the end after any earlier process or attempt

    @PROV-4.3-06 @needs-phone
    Scenario Outline: PROV-4.3-06/6 A late profile postpones the end of <process>, whatever its history is
      Given <process> is waiting for a profile
      And the late moment of activity (18 s) passes
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"
      And the device reports nothing for the late moment of activity (18 s)

      # pairs: postponed end, 21 of 120 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                                                |
        | AP provisioning after a reset and a time-out with the short inactivity time-out (30 s) |
        | AP provisioning after a time-out and a reset with the short inactivity time-out (30 s) |
        | AP provisioning from role AP with the short inactivity time-out (30 s)                 |

      Examples: further combinations
        | process                                                                                                                              |
        | AP provisioning from role AP to role AP after a stop with the short inactivity time-out (30 s)                                       |
        | AP provisioning with external confirmation after a stop with the short inactivity time-out (30 s)                                    |
        | AP provisioning with external confirmation after two stops with the short inactivity time-out (30 s)                                 |
        | AP provisioning with external confirmation after a reset and a time-out with the short inactivity time-out (30 s)                    |
        | AP provisioning with external confirmation after a time-out and a reset with the short inactivity time-out (30 s)                    |
        | AP provisioning with external confirmation from role AP after external configuration with the short inactivity time-out (30 s)       |
        | AP+SmartConfig provisioning to role AP after external configuration with the short inactivity time-out (30 s)                        |
        | AP+SmartConfig provisioning from role AP to role AP after two stops with the short inactivity time-out (30 s)                        |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP with the short inactivity time-out (30 s)             |
        | AP+SmartConfig provisioning with a SmartConfig key with the short inactivity time-out (30 s)                                         |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop with the short inactivity time-out (30 s)                            |
        | AP+SmartConfig provisioning with a SmartConfig key after two stops with the short inactivity time-out (30 s)                         |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration with the short inactivity time-out (30 s)            |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a reset and a time-out with the short inactivity time-out (30 s) |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset with the short inactivity time-out (30 s) |

      @needs-network @needs-phone
      Examples: further combinations
        | process                                                                                                                              |
        | AP provisioning after a success with the short inactivity time-out (30 s)                                                            |
        | AP provisioning with external confirmation after a success with the short inactivity time-out (30 s)                                 |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP to role AP after a success with the short inactivity time-out (30 s) |
      # end of pairs

  Rule: PROV-4.3-07 A reset ends a process after any earlier process or attempt

    @PROV-4.3-07
    Scenario Outline: PROV-4.3-07/9 A reset ends <process>
      Given <process> is waiting for a profile
      When the host restarts the device
      Then sl_DeviceGet is served
      And the device reports nothing for the while after the start (10 s)

      # pairs: reset, 24 of 192 combinations; every pair of values is among them
      Examples: first combinations
        | process                                      |
        | AP provisioning after a time-out and a reset |
        | AP provisioning after external configuration |
        | AP provisioning to role AP after a stop      |

      Examples: further combinations
        | process                                                                                        |
        | AP provisioning from role AP                                                                   |
        | AP provisioning with external confirmation after two stops                                     |
        | AP provisioning with external confirmation to role AP after a reset and a time-out             |
        | AP+SmartConfig provisioning                                                                    |
        | AP+SmartConfig provisioning after a reset and a time-out                                       |
        | AP+SmartConfig provisioning from role AP to role AP after two stops                            |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset            |
        | AP+SmartConfig provisioning with external confirmation to role AP after external configuration |
        | AP+SmartConfig provisioning with a SmartConfig key                                             |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop                                |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset     |

      @needs-smartconfig
      Examples: further combinations
        | process                                                                                   |
        | SmartConfig provisioning with external confirmation from role AP after a stop             |
        | SmartConfig provisioning with external confirmation from role AP to role AP               |
        | SmartConfig provisioning with a SmartConfig key after two stops                           |
        | SmartConfig provisioning with a SmartConfig key after a reset and a time-out              |
        | SmartConfig provisioning with a SmartConfig key after a time-out and a reset              |
        | SmartConfig provisioning with a SmartConfig key from role AP after external configuration |

      @needs-network @needs-phone
      Examples: further combinations
        | process                                                                         |
        | AP provisioning after a success                                                 |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after a success |

      @needs-network @needs-phone @needs-smartconfig
      Examples: further combinations
        | process                                                             |
        | SmartConfig provisioning from role AP to role AP after a success    |
        | SmartConfig provisioning with external confirmation after a success |
      # end of pairs

  Rule: PROV-4.3-11 A success to role AP leads to the device AP after any earlier process or attempt

    @PROV-4.3-11 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-11/4 The phone sees the device AP after the success of <process>
      Given <process> is waiting for the phone to fetch the result
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the phone sees the device AP

      # pairs: access point after success, 22 of 108 combinations; every pair of values is among them
      Examples: first combinations
        | process                                          |
        | AP provisioning to role AP in its second attempt |
        | AP provisioning to role AP in its third attempt  |
        | AP provisioning to role AP after a success       |

      Examples: further combinations
        | process                                                                                                                      |
        | AP provisioning to role AP after a success in its third attempt                                                              |
        | AP provisioning to role AP after a stop in its second attempt                                                                |
        | AP provisioning to role AP after two stops in its third attempt                                                              |
        | AP provisioning to role AP after a reset and a time-out                                                                      |
        | AP provisioning to role AP after a time-out and a reset                                                                      |
        | AP provisioning to role AP after external configuration                                                                      |
        | AP provisioning to role AP after external configuration in its second attempt                                                |
        | AP provisioning from role AP to role AP after two stops in its second attempt                                                |
        | AP+SmartConfig provisioning to role AP after a stop in its third attempt                                                     |
        | AP+SmartConfig provisioning to role AP after a reset and a time-out in its third attempt                                     |
        | AP+SmartConfig provisioning to role AP after a time-out and a reset in its second attempt                                    |
        | AP+SmartConfig provisioning from role AP to role AP                                                                          |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP                                                                |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after two stops                                                |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a reset and a time-out in its second attempt             |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset in its third attempt              |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP to role AP after a success in its second attempt             |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP to role AP after a stop                                      |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP to role AP after external configuration in its third attempt |
      # end of pairs

  Rule: PROV-3.2-03 SmartConfig provisioning has no device AP after any earlier process or attempt

    @PROV-3.2-03 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-3.2-03/4 During <process>, the phone sees no device AP
      Given <process> is waiting for a profile
      When the early moment (1 s) passes
      Then the phone does not see the device AP

      # pairs: no access point, 22 of 72 combinations; every pair of values is among them
      @needs-smartconfig
      Examples: first combinations
        | process                                               |
        | SmartConfig provisioning                              |
        | SmartConfig provisioning after a time-out and a reset |
        | SmartConfig provisioning after external configuration |

      @needs-smartconfig
      Examples: further combinations
        | process                                                                                     |
        | SmartConfig provisioning to role AP after a reset and a time-out                            |
        | SmartConfig provisioning from role AP after a stop                                          |
        | SmartConfig provisioning from role AP to role AP after two stops                            |
        | SmartConfig provisioning with external confirmation                                         |
        | SmartConfig provisioning with external confirmation after a stop                            |
        | SmartConfig provisioning with external confirmation after two stops                         |
        | SmartConfig provisioning with external confirmation after a reset and a time-out            |
        | SmartConfig provisioning with external confirmation after a time-out and a reset            |
        | SmartConfig provisioning with external confirmation to role AP after external configuration |
        | SmartConfig provisioning with external confirmation from role AP                            |
        | SmartConfig provisioning with a SmartConfig key after a reset and a time-out                |
        | SmartConfig provisioning with a SmartConfig key to role AP after a stop                     |
        | SmartConfig provisioning with a SmartConfig key to role AP after two stops                  |
        | SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset     |
        | SmartConfig provisioning with a SmartConfig key from role AP after external configuration   |
        | SmartConfig provisioning with a SmartConfig key from role AP to role AP                     |

      @needs-network @needs-phone @needs-smartconfig
      Examples: further combinations
        | process                                                                                 |
        | SmartConfig provisioning after a success                                                |
        | SmartConfig provisioning with external confirmation after a success                     |
        | SmartConfig provisioning with a SmartConfig key from role AP to role AP after a success |
      # end of pairs
