Feature: Ends and later starts after an incident
  SWRA513C chapter 4. A process ends, and the host can start the next one, whatever has happened in the process: a failed
  attempt, a refused command, or another action of the phone.

  Rule: PROV-4.3-04 The inactivity time-out ends a process after each incident

    @PROV-4.3-04 @PROV-4.3-19 @needs-long
    Scenario Outline: PROV-4.3-04/13 Without activity, <process> ends
      Given <process> is waiting for a profile
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the end bound (12 min)

      Examples: with a command that was refused
        | process                                          |
        | AP provisioning with a refused abort             |
        | AP+SmartConfig provisioning with a refused start |

      @needs-phone
      Examples: with another action of the phone
        | process                                                      |
        | AP provisioning with a scan                                  |
        | AP+SmartConfig provisioning with a new device name           |
        | AP provisioning with an incomplete form                      |
        | AP+SmartConfig provisioning with missing pages               |
        | AP provisioning with an early look at the result             |
        | AP+SmartConfig provisioning with a phone that has left       |
        | AP+SmartConfig provisioning with an early request to confirm |

      @needs-phone @needs-network
      Examples: with a failed attempt
        | process                                                |
        | AP+SmartConfig provisioning with a failed connection   |
        | AP provisioning with a missing address                 |
        | AP+SmartConfig provisioning with failed feedback       |
        | AP provisioning with a lost network                    |
        | AP provisioning with a failure that the phone has read |

      @needs-phone @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                     |
        | AP+SmartConfig provisioning with an incomplete transmission |

      @needs-phone @needs-network @needs-cloud
      Examples: with an abort
        | process                                                                 |
        | AP provisioning with external confirmation with an aborted confirmation |

  Rule: PROV-4.3-07 A reset ends a process after each incident

    @PROV-4.3-07 @PROV-4.3-22
    Scenario Outline: PROV-4.3-07/8 A reset ends <process>, and the device accepts a new start
      Given <process> is waiting for a profile
      And the host restarts the device
      When the host tries to start AP provisioning
      Then the call is served

      Examples: with a command that was refused
        | process                                          |
        | AP+SmartConfig provisioning with a refused abort |
        | AP provisioning with a refused start             |

      @needs-phone
      Examples: with another action of the phone
        | process                                                      |
        | AP+SmartConfig provisioning with a scan                      |
        | AP provisioning with a new device name                       |
        | AP+SmartConfig provisioning with an incomplete form          |
        | AP provisioning with missing pages                           |
        | AP+SmartConfig provisioning with an early look at the result |
        | AP provisioning with a phone that has left                   |
        | AP provisioning with an early request to confirm             |

      @needs-phone @needs-network
      Examples: with a failed attempt
        | process                                                            |
        | AP provisioning with a failed connection                           |
        | AP+SmartConfig provisioning with a missing address                 |
        | AP provisioning with failed feedback                               |
        | AP+SmartConfig provisioning with a lost network                    |
        | AP+SmartConfig provisioning with a failure that the phone has read |

      @needs-phone @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                     |
        | AP+SmartConfig provisioning with an incomplete transmission |

      @needs-phone
      Examples: after earlier processes or attempts
        | process                               |
        | AP provisioning in its fourth attempt |

  Rule: PROV-4.3-09 A stop ends a process after each incident

    @PROV-4.3-09
    Scenario Outline: PROV-4.3-09/5 The host stops <process>, and the device serves its calls
      Given <process> is waiting for a profile
      When the host stops provisioning
      Then the process ends in role STA
      And every harmless command is served

      Examples: with a command that was refused
        | process                                          |
        | AP provisioning with a refused abort             |
        | AP+SmartConfig provisioning with a refused start |

      @needs-phone
      Examples: with another action of the phone
        | process                                                      |
        | AP provisioning with a scan                                  |
        | AP+SmartConfig provisioning with a new device name           |
        | AP provisioning with an incomplete form                      |
        | AP+SmartConfig provisioning with missing pages               |
        | AP provisioning with an early look at the result             |
        | AP+SmartConfig provisioning with a phone that has left       |
        | AP+SmartConfig provisioning with an early request to confirm |

      @needs-phone @needs-network
      Examples: with a failed attempt
        | process                                                |
        | AP+SmartConfig provisioning with a failed connection   |
        | AP provisioning with a missing address                 |
        | AP+SmartConfig provisioning with failed feedback       |
        | AP provisioning with a lost network                    |
        | AP provisioning with a failure that the phone has read |

      @needs-phone @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                     |
        | AP+SmartConfig provisioning with an incomplete transmission |

      @needs-phone @needs-network @needs-cloud
      Examples: with an abort
        | process                                                                 |
        | AP provisioning with external confirmation with an aborted confirmation |

      @needs-phone @needs-network @needs-smartconfig
      Examples: by SmartConfig
        | process                                           |
        | SmartConfig provisioning with a failed connection |
        | SmartConfig provisioning with a missing address   |
        | SmartConfig provisioning with failed feedback     |
        | SmartConfig provisioning with a lost network      |

      Examples: by SmartConfig with a command that was refused
        | process                                       |
        | SmartConfig provisioning with a refused abort |
        | SmartConfig provisioning with a refused start |

      @needs-phone @needs-network
      Examples: with several incidents
        | process                                                   |
        | AP provisioning with two failed feedbacks                 |
        | AP+SmartConfig provisioning with three different failures |

  Rule: PROV-4.3-22 The host can start a process after one with an incident

    @PROV-4.3-22 @PROV-4.3-04
    Scenario Outline: PROV-4.3-22/5 After a stop of <process>, a new process starts and ends by its own time-out
      Given <process> has been stopped by its host
      When the host starts AP provisioning with the short inactivity time-out (30 s)
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)

      Examples: with a command that was refused
        | process                                          |
        | AP+SmartConfig provisioning with a refused abort |
        | AP provisioning with a refused start             |

      @needs-phone
      Examples: with another action of the phone
        | process                                                      |
        | AP+SmartConfig provisioning with a scan                      |
        | AP provisioning with a new device name                       |
        | AP+SmartConfig provisioning with an incomplete form          |
        | AP provisioning with missing pages                           |
        | AP+SmartConfig provisioning with an early look at the result |
        | AP provisioning with a phone that has left                   |
        | AP provisioning with an early request to confirm             |

      @needs-phone @needs-network
      Examples: with a failed attempt
        | process                                                            |
        | AP provisioning with a failed connection                           |
        | AP+SmartConfig provisioning with a missing address                 |
        | AP provisioning with failed feedback                               |
        | AP+SmartConfig provisioning with a lost network                    |
        | AP+SmartConfig provisioning with a failure that the phone has read |

      @needs-phone @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                     |
        | AP+SmartConfig provisioning with an incomplete transmission |

      @needs-phone @needs-network @needs-cloud
      Examples: with an abort
        | process                                                                 |
        | AP provisioning with external confirmation with an aborted confirmation |

      @needs-phone @needs-network @needs-smartconfig
      Examples: by SmartConfig
        | process                                           |
        | SmartConfig provisioning with a failed connection |
        | SmartConfig provisioning with a missing address   |
        | SmartConfig provisioning with failed feedback     |
        | SmartConfig provisioning with a lost network      |

      @needs-phone
      Examples: after earlier processes or attempts
        | process                               |
        | AP provisioning in its fourth attempt |

      Examples: of another mode
        | process                              |
        | external configuration               |
        | auto-provisioning as an access point |

  Rule: PROV-4.3-10 The inactivity time-out leads back to the initial role after each incident

    @PROV-4.3-10 @needs-long
    Scenario Outline: PROV-4.3-10/6 After the time-out of <process>, the device has its initial role
      Given <process> is waiting for a profile
      And the arranged inactivity time-out (10 min) passes
      Then the process ends in role STA

      Examples: with a command that was refused
        | process                                          |
        | AP provisioning with a refused start             |
        | AP+SmartConfig provisioning with a refused abort |

      @needs-phone
      Examples: with another action of the phone
        | process                                        |
        | AP+SmartConfig provisioning with many requests |

      @needs-phone @needs-network
      Examples: with a failed attempt
        | process                                       |
        | AP provisioning with three different failures |

      @needs-phone @needs-network @needs-cloud
      Examples: with an abort
        | process                                                                             |
        | AP+SmartConfig provisioning with external confirmation with an aborted confirmation |
