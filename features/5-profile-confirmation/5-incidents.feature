Feature: Confirmation after an incident
  SWRA513C chapters 2 and 5. A process confirms a profile in the same way, whatever has happened in it before: a failed
  attempt, a refused command, or another action of the phone.

  Rule: PROV-2.1-05 A profile leads to a success after each incident

    @PROV-2.1-05 @PROV-2.1-11 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/14 After the incident of <process>, a profile over HTTP leads to a success
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |

      Examples: with a command that was refused
        | process                                          |
        | AP provisioning with a refused start             |
        | AP+SmartConfig provisioning with a refused abort |

      Examples: with another action of the phone
        | process                                                |
        | AP provisioning with a scan                            |
        | AP+SmartConfig provisioning with a new device name     |
        | AP provisioning with an incomplete form                |
        | AP+SmartConfig provisioning with missing pages         |
        | AP provisioning with an early look at the result       |
        | AP+SmartConfig provisioning with a phone that has left |
        | AP provisioning with many requests                     |

      Examples: with a failed attempt
        | process                                                            |
        | AP provisioning with a failed connection                           |
        | AP+SmartConfig provisioning with a missing address                 |
        | AP provisioning with failed feedback                               |
        | AP+SmartConfig provisioning with a failure that the phone has read |
        | AP provisioning with a lost network                                |
        | AP+SmartConfig provisioning with three different failures          |

      @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                                   |
        | AP+SmartConfig provisioning with an incomplete transmission               |
        | AP+SmartConfig provisioning with two incomplete transmissions             |
        | AP+SmartConfig provisioning with an incomplete transmission and a failure |

      Examples: of other processes
        | process                                                 |
        | auto-provisioning as an access point with many requests |

    @PROV-2.1-05 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-05/15 During <process>, a profile by SmartConfig leads to a link
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples: with a command that was refused
        | process                                       |
        | SmartConfig provisioning with a refused start |
        | SmartConfig provisioning with a refused abort |

      Examples: with a failed attempt
        | process                                                |
        | SmartConfig provisioning with a failed connection      |
        | SmartConfig provisioning with a missing address        |
        | SmartConfig provisioning with failed feedback          |
        | SmartConfig provisioning with three different failures |

      Examples: with an incomplete transmission
        | process                                                                   |
        | SmartConfig provisioning with two incomplete transmissions                |
        | SmartConfig provisioning with an incomplete transmission and a failure    |
        | AP+SmartConfig provisioning with an incomplete transmission and a failure |

  Rule: PROV-9-06 The phone reads 1 after each incident

    @PROV-9-06 @PROV-2.1-14 @PROV-5.2-03 @needs-phone @needs-network
    Scenario Outline: PROV-9-06/4 When <process> has not found the network, the phone reads 1
      Given <process> has failed to find the network
      When the phone joins the device AP
      Then the phone reads the result network not found (1)

      Examples: with a failed attempt
        | process                                                            |
        | AP provisioning with a failed connection                           |
        | AP+SmartConfig provisioning with a missing address                 |
        | AP provisioning with failed feedback                               |
        | AP+SmartConfig provisioning with a failure that the phone has read |
        | AP provisioning with a lost network                                |
        | AP+SmartConfig provisioning with three different failures          |

      Examples: after earlier processes or attempts
        | process                                                          |
        | AP+SmartConfig provisioning after a success with failed feedback |

  Rule: PROV-9-07 The phone reads 2 after each incident

    @PROV-9-07 @PROV-2.1-14 @PROV-5.2-03 @needs-phone @needs-network
    Scenario Outline: PROV-9-07/2 When <process> has not connected, the phone reads 2
      Given <process> has failed to connect
      When the phone joins the device AP
      Then the phone reads the result connection failed (2)

      Examples: with a failed attempt
        | process                                                            |
        | AP+SmartConfig provisioning with failed feedback                   |
        | AP provisioning with a missing address                             |
        | AP+SmartConfig provisioning with a failure that the phone has read |

  Rule: PROV-9-08 The phone reads 3 after each incident

    @PROV-9-08 @PROV-2.1-14 @PROV-5.2-03 @needs-phone @needs-network
    Scenario Outline: PROV-9-08/2 When <process> has got no IP address, the phone reads 3
      Given <process> has failed to get an IP address
      When the phone joins the device AP
      Then the phone reads the result no IP address (3)

      Examples: with a failed attempt
        | process                                                   |
        | AP provisioning with failed feedback                      |
        | AP+SmartConfig provisioning with a failed connection      |
        | AP provisioning after a success with a failed connection  |
        | AP+SmartConfig provisioning with three different failures |

  Rule: PROV-7.5-08 The APIs are blocked in the confirmation stage after each incident

    @PROV-7.5-08 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-08/3 When <process> <moment>, each command is still refused
      Given <process> <moment>
      Then every harmless command is refused

      Examples: with a command that was refused
        | process                                          | moment                                       |
        | AP+SmartConfig provisioning with a refused start | is waiting for an IP address                 |
        | AP provisioning with a refused abort             | is waiting for the phone to fetch the result |

      Examples: with another action of the phone
        | process                                                      | moment                                       |
        | AP+SmartConfig provisioning with a scan                      | is waiting for the phone to fetch the result |
        | AP provisioning with a new device name                       | is waiting for an IP address                 |
        | AP+SmartConfig provisioning with an incomplete form          | is waiting for the phone to fetch the result |
        | AP provisioning with missing pages                           | is waiting for an IP address                 |
        | AP+SmartConfig provisioning with an early look at the result | is waiting for the phone to fetch the result |
        | AP provisioning with a phone that has left                   | is waiting for an IP address                 |
        | AP+SmartConfig provisioning with many requests               | is waiting for the phone to fetch the result |

      Examples: with a failed attempt
        | process                                                | moment                                       |
        | AP+SmartConfig provisioning with a failed connection   | is waiting for an IP address                 |
        | AP provisioning with a missing address                 | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with failed feedback       | is waiting for an IP address                 |
        | AP provisioning with a failure that the phone has read | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with a lost network        | is waiting for an IP address                 |
        | AP provisioning with three different failures          | is waiting for the phone to fetch the result |

      @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                                   | moment                                       |
        | AP+SmartConfig provisioning with an incomplete transmission               | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with two incomplete transmissions             | is waiting for an IP address                 |
        | AP+SmartConfig provisioning with an incomplete transmission and a failure | is waiting for the phone to fetch the result |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                                           | moment                                       |
        | SmartConfig provisioning with a failed connection | is waiting for the phone to fetch the result |
        | SmartConfig provisioning with failed feedback     | is waiting for an IP address                 |

  Rule: PROV-7.5-25 Status 16 unblocks the APIs after each incident

    @PROV-7.5-25 @PROV-5.1.2-03 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-25/6 During <process>, the device serves each command after status 16
      Given <process> is waiting for the phone to fetch the result
      Then every harmless command is served

      Examples: with a command that was refused
        | process                                                                     |
        | AP provisioning with external confirmation with a refused start             |
        | AP+SmartConfig provisioning with external confirmation with a refused abort |

      Examples: with another action of the phone
        | process                                                                           |
        | AP+SmartConfig provisioning with external confirmation with a new device name     |
        | AP provisioning with external confirmation with many requests                     |
        | AP+SmartConfig provisioning with external confirmation with a phone that has left |

      Examples: with a failed attempt
        | process                                                                       |
        | AP provisioning with external confirmation with a failed connection           |
        | AP+SmartConfig provisioning with external confirmation with a missing address |
        | AP provisioning with external confirmation with a lost network                |

      @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                                                  |
        | AP+SmartConfig provisioning with external confirmation with two incomplete transmissions |
        | SmartConfig provisioning with external confirmation with a failed connection             |

      @needs-cloud
      Examples: with an abort
        | process                                                                               |
        | AP provisioning with external confirmation with an aborted confirmation               |
        | AP+SmartConfig provisioning with external confirmation with two aborted confirmations |

  Rule: PROV-4.3-21 The host stops the confirmation after each incident

    @PROV-4.3-21 @PROV-4.3-09 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-21/8 The host stops <process> that <moment>
      Given <process> <moment>
      When the host stops provisioning
      Then the process ends in role STA
      And every harmless command is served

      Examples: with a command that was refused
        | process                                          | moment                                       |
        | AP provisioning with a refused start             | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with a refused abort | is waiting for an IP address                 |

      Examples: with another action of the phone
        | process                                                | moment                                       |
        | AP provisioning with a scan                            | is waiting for an IP address                 |
        | AP+SmartConfig provisioning with a new device name     | is waiting for the phone to fetch the result |
        | AP provisioning with an incomplete form                | is waiting for an IP address                 |
        | AP+SmartConfig provisioning with missing pages         | is waiting for the phone to fetch the result |
        | AP provisioning with an early look at the result       | is waiting for an IP address                 |
        | AP+SmartConfig provisioning with a phone that has left | is waiting for the phone to fetch the result |
        | AP provisioning with many requests                     | is waiting for an IP address                 |

      Examples: with a failed attempt
        | process                                                            | moment                                       |
        | AP provisioning with a failed connection                           | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with a missing address                 | is waiting for an IP address                 |
        | AP provisioning with failed feedback                               | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with a failure that the phone has read | is waiting for an IP address                 |
        | AP provisioning with a lost network                                | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with three different failures          | is waiting for an IP address                 |

      @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                                   | moment                                       |
        | AP+SmartConfig provisioning with an incomplete transmission               | is waiting for an IP address                 |
        | AP+SmartConfig provisioning with two incomplete transmissions             | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with an incomplete transmission and a failure | is waiting for an IP address                 |

  Rule: PROV-2.1-12 Each failure leads back to the configuration stage after each incident

    @PROV-2.1-12 @PROV-5-07 @PROV-5.2-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/11 When <process> <moment>, a phone adds another profile
      Given <process> <moment>
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      Examples: with a command that was refused
        | process                                          | moment                         |
        | AP+SmartConfig provisioning with a refused start | has failed to find the network |
        | AP provisioning with a refused abort             | has failed to connect          |

      Examples: with another action of the phone
        | process                                                      | moment                           |
        | AP+SmartConfig provisioning with a scan                      | has failed to connect            |
        | AP provisioning with a new device name                       | has failed to get an IP address  |
        | AP+SmartConfig provisioning with an incomplete form          | has failed to deliver the result |
        | AP provisioning with missing pages                           | has failed to find the network   |
        | AP+SmartConfig provisioning with an early look at the result | has failed to connect            |
        | AP provisioning with a phone that has left                   | has failed to get an IP address  |
        | AP+SmartConfig provisioning with many requests               | has failed to deliver the result |

      Examples: with a failed attempt
        | process                                                | moment                           |
        | AP+SmartConfig provisioning with a failed connection   | has failed to get an IP address  |
        | AP provisioning with a missing address                 | has failed to deliver the result |
        | AP+SmartConfig provisioning with failed feedback       | has failed to find the network   |
        | AP provisioning with a failure that the phone has read | has failed to connect            |
        | AP+SmartConfig provisioning with a lost network        | has failed to get an IP address  |
        | AP provisioning with three different failures          | has failed to deliver the result |

      @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                                   | moment                           |
        | AP+SmartConfig provisioning with an incomplete transmission               | has failed to deliver the result |
        | AP+SmartConfig provisioning with two incomplete transmissions             | has failed to find the network   |
        | AP+SmartConfig provisioning with an incomplete transmission and a failure | has failed to connect            |

  Rule: PROV-5-04 The device reports failed feedback after each incident

    @PROV-5-04 @PROV-2.1-13 @needs-phone @needs-network
    Scenario Outline: PROV-5-04/2 After the incident of <process>, the device reports that no phone has fetched the result
      Given <process> is waiting for the phone to fetch the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED

      Examples: with a command that was refused
        | process                                          |
        | AP provisioning with a refused start             |
        | AP+SmartConfig provisioning with a refused abort |

      Examples: with another action of the phone
        | process                                                |
        | AP provisioning with a scan                            |
        | AP+SmartConfig provisioning with a new device name     |
        | AP provisioning with an incomplete form                |
        | AP+SmartConfig provisioning with missing pages         |
        | AP provisioning with an early look at the result       |
        | AP+SmartConfig provisioning with a phone that has left |
        | AP provisioning with many requests                     |

      Examples: with a failed attempt
        | process                                                            |
        | AP provisioning with a failed connection                           |
        | AP+SmartConfig provisioning with a missing address                 |
        | AP provisioning with failed feedback                               |
        | AP+SmartConfig provisioning with a failure that the phone has read |
        | AP provisioning with a lost network                                |
        | AP+SmartConfig provisioning with three different failures          |

      @needs-smartconfig
      Examples: with an incomplete transmission
        | process                                                                   |
        | AP+SmartConfig provisioning with an incomplete transmission               |
        | AP+SmartConfig provisioning with two incomplete transmissions             |
        | AP+SmartConfig provisioning with an incomplete transmission and a failure |

  Rule: PROV-5.2-04 A late GET of the result leads to success after each incident

    @PROV-5.2-04 @needs-phone @needs-network
    Scenario Outline: PROV-5.2-04/4 After the incident of <process>, a late GET of the result leads to success
      Given <process> has failed to deliver the result
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples: with a command that was refused
        | process                                          |
        | AP+SmartConfig provisioning with a refused start |
        | AP provisioning with a refused abort             |

      Examples: with another action of the phone
        | process                                                      |
        | AP+SmartConfig provisioning with a scan                      |
        | AP provisioning with a new device name                       |
        | AP+SmartConfig provisioning with an incomplete form          |
        | AP provisioning with missing pages                           |
        | AP+SmartConfig provisioning with an early look at the result |
        | AP provisioning with a phone that has left                   |
        | AP+SmartConfig provisioning with many requests               |

      Examples: with a failed attempt
        | process                                                |
        | AP+SmartConfig provisioning with a failed connection   |
        | AP provisioning with a missing address                 |
        | AP+SmartConfig provisioning with failed feedback       |
        | AP provisioning with a failure that the phone has read |
        | AP+SmartConfig provisioning with a lost network        |
        | AP provisioning with three different failures          |

  Rule: PROV-5.1.1-01 The device advertises itself after each incident

    @PROV-5.1.1-01 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-01/3 During <process>, the device advertises itself
      Given <process> is waiting for the phone to fetch the result
      When the advertisement watch (5 s) passes
      Then the device has advertised itself by broadcast
      And the device has advertised itself by multicast

      Examples: with another action of the phone
        | process                                                |
        | AP provisioning with a scan                            |
        | AP+SmartConfig provisioning with a new device name     |
        | AP provisioning with an incomplete form                |
        | AP+SmartConfig provisioning with missing pages         |
        | AP provisioning with an early look at the result       |
        | AP+SmartConfig provisioning with a phone that has left |
        | AP provisioning with many requests                     |

      Examples: with a failed attempt
        | process                                                            |
        | AP provisioning with a failed connection                           |
        | AP+SmartConfig provisioning with a missing address                 |
        | AP provisioning with failed feedback                               |
        | AP+SmartConfig provisioning with a failure that the phone has read |
        | AP provisioning with a lost network                                |
        | AP+SmartConfig provisioning with three different failures          |

  Rule: PROV-2.1-03 The profile survives a restart after each incident

    @PROV-2.1-03 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-03/3 During <process>, after a success and a restart, the device has the profile
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      When the host restarts the device
      Then the device has:
        | priorities | home 0 |

      Examples: with a command that was refused
        | process                                          |
        | AP+SmartConfig provisioning with a refused start |
        | AP provisioning with a refused abort             |

      Examples: with another action of the phone
        | process                                                      |
        | AP+SmartConfig provisioning with a scan                      |
        | AP provisioning with a new device name                       |
        | AP+SmartConfig provisioning with an incomplete form          |
        | AP provisioning with missing pages                           |
        | AP+SmartConfig provisioning with an early look at the result |
        | AP provisioning with a phone that has left                   |
        | AP+SmartConfig provisioning with many requests               |

      Examples: with a failed attempt
        | process                                                |
        | AP+SmartConfig provisioning with a failed connection   |
        | AP provisioning with a missing address                 |
        | AP+SmartConfig provisioning with failed feedback       |
        | AP provisioning with a failure that the phone has read |
        | AP+SmartConfig provisioning with a lost network        |
        | AP provisioning with three different failures          |
