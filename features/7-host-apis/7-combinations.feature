Feature: The host and processes with any history
  SWRA513C sections 7.1 and 7.5. A process answers its host in the same way, whatever its options and roles are, which
  processes have preceded it, and which attempts have failed. The rows combine each two of these.

  Rule: PROV-7.1-04 A second start is rejected after any earlier process or attempt

    @PROV-7.1-04 @PROV-7.2-11
    Scenario Outline: PROV-7.1-04/4 During <process>, the device rejects a second start
      Given <process> is waiting for a profile
      When the host tries to start AP+SmartConfig provisioning
      Then the start is rejected: already started

      # pairs: second start, 26 of 528 combinations; every pair of values is among them
      Examples: first combinations
        | process                                      |
        | AP provisioning                              |
        | AP provisioning after a stop                 |
        | AP provisioning after external configuration |

      Examples: further combinations
        | process                                                                          |
        | AP provisioning to role AP after a reset and a time-out                          |
        | AP+SmartConfig provisioning from role AP to role AP after external configuration |
        | AP+SmartConfig provisioning with a SmartConfig key                               |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out  |

      @needs-phone
      Examples: further combinations
        | process                                                                                                   |
        | AP provisioning after a reset and a time-out in its third attempt                                         |
        | AP provisioning after a time-out and a reset in its second attempt                                        |
        | AP provisioning to role AP after two stops in its third attempt                                           |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset in its third attempt  |
        | AP+SmartConfig provisioning with external confirmation from role AP in its third attempt                  |
        | AP+SmartConfig provisioning with external confirmation from role AP after a stop in its third attempt     |
        | AP+SmartConfig provisioning with external confirmation from role AP after two stops in its second attempt |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration in its second attempt     |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after a stop in its third attempt         |

      @needs-smartconfig
      Examples: further combinations
        | process                                                                                 |
        | SmartConfig provisioning after two stops                                                |
        | SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset |
        | SmartConfig provisioning with a SmartConfig key from role AP after two stops            |

      @needs-network @needs-phone
      Examples: further combinations
        | process                                                                                             |
        | AP provisioning with external confirmation from role AP after a success                             |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a success in its second attempt |

      @needs-phone @needs-smartconfig
      Examples: further combinations
        | process                                                                                                |
        | SmartConfig provisioning to role AP after a stop in its second attempt                                 |
        | SmartConfig provisioning with external confirmation after a reset and a time-out in its second attempt |
        | SmartConfig provisioning with external confirmation after external configuration in its third attempt  |
        | SmartConfig provisioning with external confirmation to role AP in its second attempt                   |

      @needs-network @needs-phone @needs-smartconfig
      Examples: further combinations
        | process                                                       |
        | SmartConfig provisioning after a success in its third attempt |
      # end of pairs

  Rule: PROV-7.5-01 The APIs are blocked after any earlier process or attempt

    @PROV-7.5-01
    Scenario Outline: PROV-7.5-01/7 When <process> <moment>, each command of the API is refused
      Given <process> <moment>
      Then every harmless command is refused

      # pairs: blocked, 32 of 1680 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                                             | moment                   |
        | AP provisioning                                                                     | is waiting for a profile |
        | AP provisioning from role AP to role AP after external configuration                | is waiting for a profile |
        | AP+SmartConfig provisioning with external confirmation from role AP after two stops | is waiting for a profile |

      @needs-phone
      Examples: further combinations
        | process                                                                                                  | moment                   |
        | AP provisioning after a time-out and a reset                                                             | has a profile to confirm |
        | AP provisioning with external confirmation after two stops in its second attempt                         | has a profile to confirm |
        | AP provisioning with external confirmation after a time-out and a reset in its third attempt             | is waiting for a profile |
        | AP provisioning with external confirmation to role AP after a reset and a time-out in its third attempt  | has a profile to confirm |
        | AP+SmartConfig provisioning from role AP after a stop in its second attempt                              | has a profile to confirm |
        | AP+SmartConfig provisioning with external confirmation after external configuration in its third attempt | has a profile to confirm |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP to role AP in its second attempt         | has a profile to confirm |

      @needs-smartconfig
      Examples: further combinations
        | process                                                                      | moment                   |
        | SmartConfig provisioning after a time-out and a reset                        | is waiting for a profile |
        | SmartConfig provisioning after external configuration                        | is waiting for a profile |
        | SmartConfig provisioning from role AP                                        | is waiting for a profile |
        | SmartConfig provisioning with a SmartConfig key after a reset and a time-out | is waiting for a profile |

      @needs-network @needs-phone
      Examples: further combinations
        | process                                                                                               | moment                       |
        | AP provisioning in its third attempt                                                                  | is waiting for an IP address |
        | AP provisioning after a success                                                                       | is waiting for an IP address |
        | AP provisioning after a stop                                                                          | has failed to connect        |
        | AP provisioning after a reset and a time-out in its second attempt                                    | is waiting for an IP address |
        | AP provisioning after external configuration                                                          | has failed to connect        |
        | AP provisioning from role AP after a success                                                          | has a profile to confirm     |
        | AP provisioning with external confirmation                                                            | has failed to connect        |
        | AP provisioning with external confirmation to role AP after two stops in its third attempt            | has failed to connect        |
        | AP+SmartConfig provisioning after a reset and a time-out                                              | has failed to connect        |
        | AP+SmartConfig provisioning after a time-out and a reset in its second attempt                        | has failed to connect        |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration in its second attempt | is waiting for an IP address |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a success in its second attempt   | is waiting for a profile     |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset            | is waiting for an IP address |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after a stop in its third attempt     | is waiting for an IP address |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after two stops                       | has failed to connect        |

      @needs-phone @needs-smartconfig
      Examples: further combinations
        | process                                                                                          | moment                   |
        | SmartConfig provisioning with external confirmation to role AP after a stop in its third attempt | is waiting for a profile |

      @needs-network @needs-phone @needs-smartconfig
      Examples: further combinations
        | process                                                                                  | moment                       |
        | SmartConfig provisioning after two stops in its second attempt                           | is waiting for an IP address |
        | SmartConfig provisioning with external confirmation after a success in its third attempt | has failed to connect        |
      # end of pairs

  Rule: PROV-7.5-02 A refused command is not executed after any earlier process or attempt

    @PROV-7.5-02 @PROV-4.3-17
    Scenario Outline: PROV-7.5-02/19 During <process>, a profile that was refused is not stored
      Given <process> is waiting for a profile
      When the host calls sl_WlanProfileAdd with:
        | pName           | intruder              |
        | pSecParams.Type | SL_WLAN_SEC_TYPE_OPEN |
        | pSecParams.Key  |                       |
        | Priority        | 0                     |
      Then the call is refused
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | profiles | <profiles> |

      # pairs: refused commands, 23 of 120 combinations; every pair of values is among them
      Examples: first combinations
        | process                                      | profiles |
        | AP provisioning after a stop                 | none     |
        | AP provisioning after two stops              | none     |
        | AP provisioning after a reset and a time-out | none     |

      Examples: further combinations
        | process                                                                                    | profiles |
        | AP provisioning after a time-out and a reset                                               | none     |
        | AP provisioning to role AP                                                                 | none     |
        | AP provisioning from role AP after external configuration                                  | none     |
        | AP+SmartConfig provisioning after two stops                                                | none     |
        | AP+SmartConfig provisioning after a time-out and a reset                                   | none     |
        | AP+SmartConfig provisioning after external configuration                                   | none     |
        | AP+SmartConfig provisioning from role AP to role AP                                        | none     |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop                            | none     |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration            | none     |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a reset and a time-out | none     |

      @needs-smartconfig
      Examples: further combinations
        | process                                                                                 | profiles |
        | SmartConfig provisioning after a reset and a time-out                                   | none     |
        | SmartConfig provisioning to role AP after external configuration                        | none     |
        | SmartConfig provisioning from role AP to role AP after a stop                           | none     |
        | SmartConfig provisioning with a SmartConfig key                                         | none     |
        | SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset | none     |
        | SmartConfig provisioning with a SmartConfig key from role AP to role AP after two stops | none     |

      @needs-network @needs-phone
      Examples: further combinations
        | process                                     | profiles |
        | AP provisioning after a success             | office   |
        | AP+SmartConfig provisioning after a success | office   |

      @needs-network @needs-phone @needs-smartconfig
      Examples: further combinations
        | process                                                                                 | profiles |
        | SmartConfig provisioning after a success                                                | office   |
        | SmartConfig provisioning with a SmartConfig key from role AP to role AP after a success | office   |
      # end of pairs
