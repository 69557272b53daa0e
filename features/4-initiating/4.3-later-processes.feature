Feature: Nothing of a process is left in the next one
  SWRA513C chapters 2.1 and 4.3. The times and the state of a process end with it. The next process does not report a result
  of the one before, does not end at its time-out, and blocks the APIs from its own start.

  Rule: PROV-2.1-01 The next process has no result

    @PROV-2.1-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-01/2 After a stop of <process> before the phone has fetched the result, the next process reports nothing
      Given <process> is waiting for the phone to fetch the result
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts AP provisioning
      Then the device reports nothing for the confirmation wait (1 min)

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |

  Rule: PROV-4.3-05 The next process does not end at the time-out of the one before

    @PROV-4.3-05
    Scenario Outline: PROV-4.3-05/5 After a stop of <process>, the next process keeps its own time-out
      Given <process> with the short inactivity time-out (30 s) is waiting for a profile
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts AP provisioning
      Then the device reports nothing for the inactivity bound (75 s)

      Examples:
        | process                  |
        | AP provisioning          |
        | SmartConfig provisioning |

  Rule: PROV-7.5-01 The next process after external configuration blocks the APIs

    @PROV-7.5-01
    Scenario Outline: PROV-7.5-01/5 After a stop of external configuration, <process> refuses each command
      Given external configuration is ready for the host
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts <process>
      Then every harmless command is refused

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.5-01 @needs-long
    Scenario: PROV-7.5-01/6 After the time-out of external configuration, AP+SmartConfig provisioning refuses each command
      Given external configuration is ready for the host
      And the device reports SL_WLAN_PROVISIONING_STOPPED within the end bound (12 min)
      When the host starts AP+SmartConfig provisioning
      Then every harmless command is refused

  Rule: PROV-4.3-09 A stop ends a process during a SmartConfig transmission

    @PROV-4.3-09 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-09/6 The host stops <process> during a transmission
      Given <process> is waiting for a profile
      And the phone sends a part of the profile "home" by SmartConfig
      When the host stops provisioning
      Then the process ends in role STA

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-4.3-09 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-09/7 The host stops <process> directly after a transmission
      Given <process> is waiting for a profile
      And the phone sends the profile "home" by SmartConfig
      And the device reports SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED
      When the host stops provisioning
      Then the process ends in role STA

      Examples:
        | process                                  |
        | SmartConfig provisioning                 |
        | AP+SmartConfig provisioning after a stop |

  Rule: PROV-4.3-22 Refused calls do not prevent the next start

    @PROV-4.3-22 @PROV-7.5-02
    Scenario Outline: PROV-4.3-22/6 After <process> has refused calls of two stages, the host starts another process
      Given <process> is waiting for a profile
      And every two-stage command is refused
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host tries to start AP provisioning
      Then the call is served

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |
